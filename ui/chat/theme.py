"""The look of Gradio's own parts."""

import gradio as gr


def theme() -> gr.themes.Base:
    """Return the look of Gradio's own parts: the system's fonts, calm blue, in light and dark."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_md,
        text_size=gr.themes.sizes.text_lg,
        font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(
        body_background_fill="#f5f7f9",
        body_background_fill_dark="#10151c",
        body_text_color="#1b2430",
        body_text_color_dark="#e6ebf2",
        button_large_text_size="*text_md",
        block_label_text_size="*text_sm",
        block_title_text_color="#33404f",
        block_title_text_color_dark="#d5dce5",
        block_title_text_weight="600",
        button_primary_background_fill="#1d4f7c",
        button_primary_background_fill_hover="#163d61",
        button_primary_background_fill_dark="#2b6aa3",
        button_primary_background_fill_hover_dark="#3778b3",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        block_label_text_color="#33404f",
        block_info_text_color="#4a5766",
        block_info_text_color_dark="#b4bfcc",
        input_placeholder_color="#5d6a79",
        input_placeholder_color_dark="#a3afbd",
    )
