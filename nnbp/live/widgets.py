"""What every use of a widget needs: side by side, shown or not, known to the page, given back."""

import ipywidgets


def close(widget):
    """Close a widget with its layout and style, and all that it holds."""
    for child in getattr(widget, "children", ()):
        close(child)
    for part in (getattr(widget, "layout", None), getattr(widget, "style", None), widget):
        if part is not None:
            part.close()


def wrapped(*parts):
    """Widgets side by side, in as many lines as they need."""
    return ipywidgets.HBox(list(parts), layout={"flex_flow": "row wrap"})


def reference(widget):
    """A widget as the page looks it up."""
    return f"IPY_MODEL_{widget.model_id}"


def shown(yes):
    """The CSS display of a part that is shown or not."""
    return "block" if yes else "none"


def prose(text):
    """HTML of a text whose lines stand as close as the notebook's; a widget's are as far apart as buttons. One is as high."""
    return f'<div style="line-height:20px;margin:4px 0">{text}</div>'
