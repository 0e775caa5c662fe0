"""The sliders of a picture: one for each control that was in hand, until its word counts no longer."""

import ipywidgets
from traitlets import CFloat, Float

from .widgets import close, reference


class Slider(ipywidgets.FloatSlider):
    """A slider whose positions Python does not repeat to the page, where it has moved on since."""

    value = CFloat(0.0).tag(sync=True, echo_update=False)


class Player(ipywidgets.Play):
    """A Play that leaves its number as the page has it: 99.99999999999999, made 99 here, would pull the slider back."""

    value = Float(0.0).tag(sync=True, echo_update=False)


class Sliders:
    """{control: slider} of what was in hand. moved(name, slider) is called when one has been moved, or typed into.

    play: milliseconds a position, for sliders that can be played.
    """

    def __init__(self, moved, play):
        self._moved, self._play = moved, play
        self._made = {}  # name: (Control, slider)
        self._players = {}  # slider: play
        self._layout, self._styles = ipywidgets.Layout(width="100%", max_width="420px"), {}  # what they share

    def get(self, name):
        """The slider of a control, or None."""
        return self._made.get(name, (None, None))[1]

    def base(self, hand, numbers):
        """{slider as the page knows it: its control's number}, of all but the one in hand."""
        return {reference(slider): numbers[name] for name, (_, slider) in self._made.items() if name != hand}

    def give_up(self, stays):
        """The sliders for which stays(name, control) is false, taken out of the books."""
        gone = [name for name, (control, _) in self._made.items() if not stays(name, control)]
        return [self._made.pop(name)[1] for name in gone]

    def make(self, control, value, listed):
        """The slider of a control; where the list beside it names it already, its own label is not seen."""
        if control.name not in self._made:
            wide = 0 if listed else max(56, 8 * len(control.label))
            if wide not in self._styles:  # one for all sliders of a width: each is a message of its own to the page
                self._styles[wide] = ipywidgets.widgets.SliderStyle(description_width=f"{wide}px")
            slider = Slider(
                value=value, min=control.positions[0], max=control.positions[-1], step=control.step,
                description=control.label, readout_format=control.readout, layout=self._layout, style=self._styles[wide],
            )  # fmt: skip
            slider.observe(lambda _: self._moved(control.name, slider), "value")
            self._made[control.name] = control, slider
        return self._made[control.name][1]

    def player(self, slider):
        """The player of a slider. The page joins the two: a link of widgets would tell the kernel of every position."""
        if slider not in self._players:
            play = Player(min=int(slider.min), max=int(slider.max), value=int(slider.value), interval=self._play)
            play.show_repeat = False
            self._players[slider] = play
        return self._players[slider]

    def close(self, slider):
        """Give a slider's widgets back, and those of its player."""
        slider.unobserve_all()
        if slider in self._players:
            self._players[slider].playing = False  # else it goes on in the page, and finds nobody to tell
            close(self._players.pop(slider))
        slider.close()

    def close_all(self):
        """Give back every slider, and what they share."""
        for _, slider in self._made.values():
            self.close(slider)
        for shared in (self._layout, *self._styles.values()):
            shared.close()
