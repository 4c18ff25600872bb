"""Offer the hook of MkDocs at the path that the settings of a desk name."""

from generator.edges.mkdocs_hook import (
    on_config,
    on_env,
    on_files,
    on_post_build,
    on_pre_build,
    on_serve,
    on_startup,
)

__all__ = ["on_config", "on_env", "on_files", "on_post_build", "on_pre_build", "on_serve", "on_startup"]
