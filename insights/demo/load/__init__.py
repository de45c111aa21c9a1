"""Loading the sample through the services, readers and analysis that people use."""

from insights.demo.load.loading import load_sample

__all__ = ["load_sample"]
