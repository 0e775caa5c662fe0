"""The live picture and its controls: Python draws every position of the slider in hand, the page shows one."""

import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import anywidget
import ipywidgets
import numpy as np
import traitlets

from ..ground import intake
from . import palette
from .legend import legend


class LivePicture(anywidget.AnyWidget):
    """One table of ready-made attributes, the drawing that it moves, and the slider that it follows, as one message.

    The page shows the row of the slider's value without asking the kernel. It sends {"pick": name} when the reader
    clicks a mark, or presses Enter on it.
    """

    _esm = Path(__file__).with_name("picture.js")
    _css = palette.live_style()
    hand = traitlets.Dict().tag(sync=True)


@dataclass
class Control:
    """A number that the reader may take in hand: its name for programs, its label for readers, its range and start."""

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float

    @cached_property
    def positions(self):
        """Every value of its slider: the starting value exactly, and steps from there within low ... high."""
        below, above = (int(room / self.step + 1e-9) for room in (self.value - self.low, self.high - self.value))
        values = np.round(self.value + self.step * np.arange(-below, above + 1), 9)
        values[below] = self.value
        return values

    def row(self, value):
        """The position nearest to a value."""
        return int(np.abs(self.positions - value).argmin())


def shown(yes):
    """The CSS display of a part that is shown or not."""
    return "block" if yes else "none"


class Explorer:
    """A live picture under its controls: a list to pick from, a slider for the one in hand, reset, code and legend.

    A subclass gives the controls, draw(control) -> Scene over control.positions, code() -> str, and the signs of its
    legend; it reads the numbers of the moment from self.values. Each control has a slider of its own, so that a late
    message of a slider that was let go still means what it meant; a reset makes new ones.
    """

    signs: tuple = ()  # of legend.SIGNS

    def __init__(self, controls, hand):
        self.controls = {control.name: control for control in controls}
        self.values = {control.name: control.value for control in controls}
        self.hand = self._first = self._known(hand)
        self._sliders = {}
        self._lock = threading.RLock()  # JupyterLab may bring the messages of different widgets on different threads
        self.picture = LivePicture()
        self.picture.on_msg(lambda _, content, buffers: self.pick(content["pick"]))
        self._list = ipywidgets.Dropdown(
            options=[(control.label, control.name) for control in controls], value=hand, description="in hand",
            layout=ipywidgets.Layout(width="170px"), style={"description_width": "60px"},
        )  # fmt: skip
        self._list.observe(lambda change: self.pick(change["new"]), "value")
        self._slot = ipywidgets.Box(layout=ipywidgets.Layout(width="430px", height="36px", overflow="hidden"))
        reset = ipywidgets.Button(description="reset", tooltip="every number as it was at the start", icon="undo")
        reset.on_click(lambda _: self.reset())
        self._code_shown = ipywidgets.ToggleButton(
            description="as code", tooltip="the lines that rebuild this state", icon="code"
        )
        self._code_shown.observe(lambda _: self._show_code(), "value")
        legend_shown = ipywidgets.ToggleButton(description="legend", tooltip="what each sign means", icon="question")
        legend_shown.observe(lambda change: setattr(self._legend.layout, "display", shown(change["new"])), "value")
        for button in (reset, self._code_shown, legend_shown):
            button.layout.width = "94px"
        self._code = ipywidgets.Textarea(layout={"width": "100%", "display": "none"})
        self._legend = ipywidgets.HTML(legend(self.signs), layout={"display": "none"})
        self.bar = ipywidgets.HBox(
            [self._list, self._slot, reset, self._code_shown, legend_shown],
            layout=ipywidgets.Layout(flex_flow="row wrap"),
        )
        self.box = ipywidgets.VBox([self.bar, self.picture, self._legend, self._code])
        self._take()

    @property
    def slider(self):
        """The slider in hand."""
        return self._sliders[self.hand]

    def pick(self, name):
        """Take another control in hand, by its name. ValueError for one that does not exist."""
        with self._lock:
            if self._known(name) != self.hand:
                self.hand = name
                self._list.value = name
                self._take()

    def set(self, name, value):
        """Set a control to the position nearest to `value`, in hand or not. ValueError for no such name or no number."""
        control, value = self.controls[self._known(name)], intake.numbers(value, f"the value of {name}")
        if value.ndim:
            raise ValueError(f"the value of {name} has shape {value.shape}; expected one number")
        with self._lock:
            self.values[name] = float(control.positions[control.row(value)])
            if name in self._sliders:
                self._sliders[name].value = self.values[name]
            if name != self.hand:
                self._take()

    def reset(self):
        """Every number, and the choice in hand, as at the start."""
        with self._lock:
            self.values = {name: control.value for name, control in self.controls.items()}
            for slider in self._sliders.values():
                slider.unobserve_all()
            self._sliders = {}
            self.hand = self._first
            self._list.value = self.hand
            self._take()

    def scene(self):
        """The picture over all positions of the control in hand, and the position it is at."""
        control = self.controls[self.hand]
        return self.draw(control), control.row(self.values[self.hand])

    def _known(self, name):
        if name not in self.controls:
            raise ValueError(f"{name!r} is not in this picture; expected one of {', '.join(self.controls)}")
        return name

    def _take(self):
        control = self.controls[self.hand]
        if self.hand not in self._sliders:
            self._sliders[self.hand] = self._new_slider(control)
        scene, row = self.scene()
        markup, channels, index = scene.live(row)
        self.picture.hand = {
            "control": control.name, "slider": f"IPY_MODEL_{self.slider.model_id}", "markup": markup,
            "channels": channels, "index": index, "positions": len(control.positions), "row": row,
            "start": float(control.positions[0]), "step": control.step,
            "base": {f"IPY_MODEL_{self._sliders[n].model_id}": self.values[n] for n in self._sliders if n != self.hand},
        }  # fmt: skip
        self._slot.children = (self.slider,)
        self._show_code()

    def _new_slider(self, control):
        slider = ipywidgets.FloatSlider(
            value=self.values[control.name], min=control.positions[0], max=control.positions[-1], step=control.step,
            description=control.label, readout_format="+.2f",
            layout=ipywidgets.Layout(width="420px"), style={"description_width": "56px"},
        )  # fmt: skip
        slider.observe(lambda change: self._moved(control, slider), "value")
        return slider

    def _moved(self, control, slider):
        with self._lock:
            value = float(control.positions[control.row(slider.value)])
            known, self.values[control.name] = self.values[control.name] == value, value
            if abs(slider.value - value) > 1e-9:  # typed between two positions
                slider.value = value
            elif (
                control.name != self.hand and not known
            ):  # a late message of a slider that was let go: the table in hand is stale
                self._take()
            elif self._code_shown.value:
                self._show_code()

    def _show_code(self):
        self._code.layout.display = shown(self._code_shown.value)
        if self._code_shown.value:
            self._code.value = self.code()
            self._code.rows = self._code.value.count("\n") + 1

    def still(self):
        """The picture of this moment as an SVG file's text."""
        scene, row = self.scene()
        return scene.still(row, palette.still_style)

    def _repr_mimebundle_(self, include=None, exclude=None):
        live = self.box._repr_mimebundle_()
        data = live[0] if isinstance(live, tuple) else live
        return {**data, "image/svg+xml": self.still(), "text/plain": repr(self)}, {"image/svg+xml": {"alt": repr(self)}}
