"""Prompts for chat models: one Markdown file each, filled in by ``load_prompt``."""

from prompts.loading import PromptError, load_prompt, prompt_hash, prompt_versions

__all__ = ["PromptError", "load_prompt", "prompt_hash", "prompt_versions"]
