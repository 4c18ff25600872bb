"""Replace the files of MkDocs by our pages, as its plugin ``briefings``, so that plain ``mkdocs`` builds a desk."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files as packaged
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.utils import clean_directory, get_theme_dir
from mkdocs.utils.yaml import yaml_load

from generator import report
from generator.build import check, site, stamp
from generator.edges import git
from generator.edges.engines import WORDS, squeeze, words
from generator.edges.engines.content_policy import add_policy
from generator.edges.engines.defaults import complete
from generator.edges.engines.images import images
from generator.edges.engines.printable import find_obstacle
from generator.edges.engines.search_index import fill
from generator.edges.forking import share
from generator.edges.live_server import keep_serving, watch
from generator.edges.printing import explain_frame, order
from generator.model import FRAMED, SETTINGS
from generator.model.diagnostics import Severity
from generator.read.mkdocs_keys import BESIDE, OFF, OLD_EXTENSION, PLUGIN, report_old_names, report_unfit
from generator.read.yaml import Pairs, read
from generator.site.printing import FrameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer

    from generator.edges.printing import Order
    from generator.model.diagnostics import Diagnostic
    from generator.site.render import Site

LAST = -1000
"""The priority of an event that our plugin handles after all others."""
log = logging.getLogger(f"mkdocs.plugins.{PLUGIN}")


class BriefingsPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """What MkDocs calls on its events, and what is kept between them."""

    serving = False
    startup: dict[str, Any]
    """What MkDocs said at its start."""
    completed = False
    """Whether the settings that plugins see now are completed."""
    watched: Sequence[str] = ()
    """What a desk wants its preview to watch, too."""
    made: Site
    """The site that is built."""
    order: Order | None
    """What MkDocs builds for pages that are printed; None if it builds every page itself."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:  # noqa: ANN401 (as MkDocs types it)
        """Refuse settings that name what this plugin replaces, before MkDocs looks for it."""
        told = _find_errors(Path(config_file_path or SETTINGS), report_old_names)
        if told and not self.serving:  # a preview shows it on its pages
            raise ConfigurationError(told)
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a live preview, and make the log safe.

        A preview continues where a build stops. The log must not control a terminal.
        """
        self.serving = command == "serve"
        self.startup = {"command": command, "dirty": dirty}
        for handler in logging.getLogger("mkdocs").handlers:
            handler.addFilter(escape_record)

    @event_priority(LAST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs read the settings once more, completed, and let every plugin see the result.

        Our pages state where their files are edited, so MkDocs makes no link for editing of its own.
        Our templates come before those of the theme and after the desk's own.
        """
        if not self.completed:
            whole = self._read_again(config)
            self.completed = True
            try:
                return whole.plugins.on_config(whole)
            finally:
                self.completed = False
        config.edit_uri = config.edit_uri_template = ""
        # MkDocs adds this slash itself, but mike leaves it out, and then the page for missing addresses is wrong.
        if config.site_url and not config.site_url.endswith("/"):
            config.site_url += "/"
        if config.theme.name == FRAMED:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(packaged("generator.site") / "theme"))
        return config

    def _read_again(self, config: MkDocsConfig) -> MkDocsConfig:
        """Return the desk's settings, completed; if a preview cannot use them, return ours alone, and print why."""
        file = _find_settings(config)
        if file.name != SETTINGS and (told := _find_errors(file, partial(report_unfit, without=BESIDE))):
            raise ConfigurationError(told)
        try:
            return self._complete(config, file, _load(file))
        except (MkDocsException, SystemExit) as error:
            if not self.serving:
                raise
            log.error(error)  # noqa: TRY400 (a sentence is enough)
            return self._complete(config, file, {"site_name": SETTINGS})

    def _complete(self, config: MkDocsConfig, file: Path, stated: dict[str, Any]) -> MkDocsConfig:
        """Return stated settings with those that they leave out, and with the options of the command line."""
        whole = MkDocsConfig(config_file_path=str(file))
        for options in (complete(stated), *config.user_configs[1:]):
            whole.load_dict(dict(options))
        whole |= {"plugins": _add_ours(whole["plugins"]), "hooks": []}
        errors, warnings = whole.validate()
        for key, problem in warnings:
            log.warning("Config value '%s': %s", key, problem)
        if errors:
            raise ConfigurationError("; ".join(f"Config value '{key}': {problem}" for key, problem in errors))
        self.watched = whole.watch
        if self.serving:
            whole.site_url = _bracket(config.site_url or "", config)
            whole.use_directory_urls = True
        for name in whole.plugins.keys() - config.plugins.keys():
            if hasattr(whole.plugins[name], "on_startup"):
                whole.plugins[name].on_startup(**self.startup)
        return whole

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 (MkDocs names it)
        """Let our frame extend the theme's frame, and print our words.

        Both frames have the same name.
        """
        if env.loader and config.theme.name == FRAMED:
            frame = SqueezedLoader(get_theme_dir(config.theme.name))
            own = config.theme.dirs[: config.theme.dirs.index(get_theme_dir(config.theme.name))]
            loaders = FileSystemLoader(own), DictLoader({WORDS: words()}), frame, PrefixLoader({"frame": frame})
            env.loader = ChoiceLoader([*loaders, env.loader])

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and compile the site before MkDocs empties its folder.

        So a mistake leaves the old site as it was.
        """
        tree, today = git.read_folder(_root(config)), datetime.now(UTC).date().isoformat()
        checked = check(tree, today, share)
        if checked.library is None or (checked.errors and not self.serving):
            raise PluginError(report.text(checked, tree, colour=False))
        if not config.use_directory_urls:  # the option of a command line, which no check sees
            message = f"`use_directory_urls` is off here, but {OFF['use_directory_urls']}."
            raise PluginError(message)
        if checked.errors:
            log.error(report.text(checked, tree, colour=False))
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(stamp(checked)))
        # MkDocs knows the address of the site: a plugin, or an inherited file, may have changed it.
        settings = replace(checked.library.settings, site_url=config.site_url or "")
        checked = replace(checked, library=replace(checked.library, settings=settings))
        self.made = site(checked, today, preview=self.serving)
        stated = _describe(config)
        if obstacle := find_obstacle(stated):
            log.info("MkDocs builds every page itself, which is slower, because %s.", obstacle)
        self.order = None if obstacle else order(self.made, stated, "mkdocs")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the files of ``briefings/`` by the pages made from them.

        The theme's own files stay.
        """
        texts = dict((self.order or self.made).tree())
        pages = [File.generated(config, path, content=text) for path, text in texts.items()]
        own_images = images(_root(config)).items()
        pages += [
            File.generated(config, path, abs_src_path=str(image)) for path, image in own_images if path not in texts
        ]
        theme = [file for file in files if file.src_dir != config.docs_dir]
        # MkDocs reads a folder in this order, and keeps it in its index of pages.
        return Files([*sorted(pages, key=file_sort_key), *theme])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the policy to the pages that MkDocs built, print the others, and fill the search index.

        A preview has no policy.
        """
        folder = Path(config.site_dir)
        if config.theme.name == FRAMED and not self.serving:
            add_policy(folder, "mkdocs")  # `serve` adds a script of its own, which the policy would stop
        try:
            found = self.order.print(folder) if self.order else None
        except FrameError as error:
            clean_directory(config.site_dir)  # its pages are specimens, which nobody may publish
            raise PluginError(explain_frame(error)) from None
        fill(folder, found)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Print a whole address, watch the whole project, and serve on whatever a desk breaks."""
        server.url = _bracket(server.url, config)
        keep_serving(server, builder, _root(config))
        watch(server, _root(config), (config.docs_dir, config.config_file_path, *config.theme.dirs))
        for path in self.watched:
            server.watch(path)
        return server


def _describe(config: MkDocsConfig) -> dict[str, Any]:
    """Return what pages that are printed depend on, as a file of settings states it."""
    return {
        "theme": {"name": config.theme.name},
        "plugins": list(config.plugins),
        "nav": config.nav,
        "markdown_extensions": [{"toc": config.mdx_configs.get("toc", {})}],
    }


class SqueezedLoader(FileSystemLoader):
    """A loader of the theme's templates that squeezes them."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the source of a template, its path, and a function that says whether it is up to date."""
        source, path, current = super().get_source(environment, template)
        return squeeze(source), path, current


def refuse_extension(**_: object) -> NoReturn:
    """Stop MkDocs where it would load the Markdown extension that settings named before there was a plugin.

    It prints a traceback for any other exception.
    """
    told = _find_errors(Path(SETTINGS), report_old_names)
    sys.exit(told or f"Write plugins: [search, {PLUGIN}] in place of the extension {OLD_EXTENSION}.")


def escape_record(record: logging.LogRecord) -> bool:
    """Escape what MkDocs logs, because it repeats links and file names from pages."""
    record.msg, record.args = report.escape_unseen(record.getMessage()), ()
    return True


def _find_settings(config: MkDocsConfig) -> Path:
    """Return the file with the settings of a build; that with which a preview starts is elsewhere."""
    file = Path(config.config_file_path or SETTINGS)
    beside = Path(config.docs_dir).parent / SETTINGS
    return file if file.with_name(SETTINGS).is_file() else beside


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of the desk."""
    return _find_settings(config).parent


def _load(file: Path) -> dict[str, Any]:
    """Return the settings that a file states, with those that it inherits."""
    try:
        with file.open("rb") as stream:
            stated = yaml_load(stream)
    except (OSError, ValueError) as error:  # for example, a date that is not one
        message = f"{file}: {getattr(error, 'strerror', None) or error}"
        raise ConfigurationError(message) from None
    return stated if isinstance(stated, dict) else {}


def _find_errors(file: Path, find: Callable[[Pairs], Iterator[Diagnostic]]) -> str:
    """Return the errors that a report finds in a file of settings, in lines."""
    if not file.is_file():
        return ""
    data, _ = read(file.name, file.read_text(encoding="utf-8", errors="replace"), lenient=True)
    found = find(data) if isinstance(data, Pairs) else ()
    return "\n".join(
        f"{each.place}: {each.message} {each.hint}" for each in found if each.rule.severity is Severity.ERROR
    )


def _add_ours(plugins: Any) -> Any:  # noqa: ANN401 (a desk may write anything)
    """Return the plugins of a desk with ours among them: a preview works without its name in the settings."""
    if isinstance(plugins, dict):
        return {PLUGIN: {}, **plugins}
    if not isinstance(plugins, list):
        return plugins
    is_named = any(entry == PLUGIN or (isinstance(entry, dict) and PLUGIN in entry) for entry in plugins)
    return plugins if is_named else [*plugins, PLUGIN]


def _bracket(address: str, config: MkDocsConfig) -> str:
    """Return an address of the preview with its IPv6 host in brackets, which MkDocs leaves out."""
    host = config.dev_addr.host
    return address.replace(f"//{host}:", f"//[{host}]:") if ":" in host else address
