"""The tests: unit, integration, journeys, architecture, migrations, nlp_models, bench."""
