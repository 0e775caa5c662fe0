"""An expression of code as the chapter would write it: `w_next.T @ delta_next` is (wˡ⁺¹)ᵀ δˡ⁺¹."""

import ast
import re

NAMES = {
    "w_next": "wˡ⁺¹", "delta_next": "δˡ⁺¹", "b_next": "bˡ⁺¹", "a_in": "aˡ⁻¹", "w": "wˡ", "b": "bˡ", "z": "zˡ", "a": "aᴸ",
    "delta": "δˡ", "delta_L": "δᴸ", "delta_out": "δ_out", "nabla_a": "∇C", "jacobian": "∂a/∂z", "slope": "∂zˡ⁺¹/∂zˡ",
    "dC_da": "∂C/∂a", "da_da": "∂a/∂a", "da_dz": "∂a/∂z", "dz_dw": "∂z/∂w", "eta": "η", "w2": "w²", "w3": "w³", "z2": "z²",
    "delta3": "δ³", "nabla_w": "∇w", "nabla_b": "∇b", "mini_batch_size": "m", "row": "∂C/∂a", "product": "the product so far",
}  # fmt: skip
OUTPUT = {"BP1", "38", "40", "41", "39", "3", "saturated"}  # their z is that of the last layer, or of any
PLAIN = {"51": {"a_in": "a_in"}, "52": {}, "53": {}, "3": {"z": "z"}, "40": {"z": "z"}, "saturated": {"z": "z"}}
PICKED = {"j - 1, 0": "ⱼ", "0, j - 1": "ⱼ", "k - 1, 0": "ₖ"}
RAISED = str.maketrans("0123456789lLijk+- ()", "⁰¹²³⁴⁵⁶⁷⁸⁹ˡᴸⁱʲᵏ⁺⁻ ⁽⁾")


def names(exercise):
    """How each argument of an exercise is written."""
    own = dict(NAMES)
    if exercise in OUTPUT:
        own["z"] = "zᴸ"
    return own | PLAIN.get(exercise, {})


def power(node):
    """A layer number as a superscript."""
    text = ast.unparse(node).replace("net.L", "L").replace("max(z)", "L").replace("layer", "l")
    if re.fullmatch(r"[lL ()+\-0-9]+", text):  # one letter and a shift: l - 1 + 1 is l
        letter = "L" if "L" in text else "l" if "l" in text else ""
        shift = eval(text.replace("L", "0").replace("l", "0"))
        text = f"{letter}{shift:+d}".removesuffix("+0") if letter else str(shift)
    return text.replace(" ", "").translate(RAISED)


def writer(exercise, arguments):
    """The Writer of an exercise's letters; arguments: what it hands over."""
    own = bool({"activation", "net"} & set(arguments))
    return Writer(names(exercise), exercise in ("51", "52", "53"), own)


class Writer:
    """Writes a tree down; letters: how each name is written; numbers: are its products those of plain numbers?

    own: is an activation handed over, so that the sigmoid is one of many?
    """

    def __init__(self, letters, numbers=False, own=False):
        self.letters, self.times, self.own = letters, " · " if numbers else " ⊙ ", own

    def write(self, node):
        return getattr(self, f"write_{type(node).__name__.lower()}", ast.unparse)(node)

    def bracketed(self, node):
        text = self.write(node)
        return f"({text})" if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Compare)) else text

    def write_name(self, node):
        return self.letters.get(node.id, node.id)

    def write_constant(self, node):
        return {0.5: "½"}.get(node.value, str(node.value))

    def write_expr(self, node):
        return self.write(node.value)

    def write_return(self, node):
        return self.write(node.value)

    def write_assign(self, node):
        return f"{self.write(node.targets[0])} = {self.write(node.value)}"

    def write_tuple(self, node):
        return ", ".join(map(self.write, node.elts))

    def write_subscript(self, node):
        if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
            return "m" if ast.unparse(node.slice) == "1" else "n"
        base = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", None)
        if base in ("z", "a", "w", "b", "delta", "nabla_w", "nabla_b") and not isinstance(
            node.slice, (ast.Tuple, ast.Slice)
        ):
            letter = self.letters.get(base, base).rstrip("ˡᴸ")
            return letter + power(node.slice)
        whole = self.bracketed(node.value)
        inner = ast.unparse(node.slice).strip("()")
        if inner == ":, np.newaxis":
            return whole
        if inner in PICKED:
            return whole + PICKED[inner]
        marks = {
            ":1": "first rows only",
            ":-1": "without the last row",
            "1:": "without the first row",
            "::-1": "upside down",
        }
        return f"{whole}[{marks.get(inner, inner)}]"

    def write_attribute(self, node):
        if node.attr == "T":
            inner = self.write(node.value)
            return f"{inner}ᵀ" if len(inner) == 1 else f"({inner})ᵀ"
        if isinstance(node.value, ast.Name) and node.value.id == "net":
            return {"L": "L"}.get(node.attr, node.attr)
        return ast.unparse(node)

    def write_unaryop(self, node):
        return "−" + self.bracketed(node.operand) if isinstance(node.op, ast.USub) else ast.unparse(node)

    def write_compare(self, node):
        sign = {ast.Eq: "=", ast.NotEq: "≠", ast.Lt: "<", ast.Gt: ">", ast.LtE: "≤", ast.GtE: "≥"}.get(
            type(node.ops[0]), "?"
        )
        return f"{self.bracketed(node.left)} {sign} {self.bracketed(node.comparators[0])}"

    def write_binop(self, node):
        left, right = node.left, node.right
        if isinstance(node.op, ast.Mult):
            if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
                return f"{left.value} · {right.value}"
            plain = any(isinstance(n, ast.Constant) or getattr(n, "id", "") == "eta" for n in (left, right))
            return self.factor(left) + (" " if plain else self.times) + self.factor(right)
        if isinstance(node.op, ast.MatMult):
            return f"{self.bracketed(left)} {self.bracketed(right)}"
        if isinstance(node.op, ast.Div):
            return f"{self.factor(left)} / {self.bracketed(right)}"
        if isinstance(node.op, ast.Pow):
            return self.bracketed(left) + {"2": "²", "3": "³"}.get(ast.unparse(node.right), "^" + ast.unparse(right))
        sign = " + " if isinstance(node.op, ast.Add) else " − "
        return self.write(left) + sign + (self.bracketed(right) if sign == " − " else self.write(right))

    def factor(self, node):
        same = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)
        return self.write(node) if same else self.bracketed(node)

    def write_call(self, node):
        called, given = ast.unparse(node.func), ", ".join(map(self.write, node.args))
        if called.endswith(".prime"):
            here = {"tanh.prime": "tanh′", "relu.prime": "relu′", "sigmoid.prime": "sigmoid′" if self.own else "σ′"}
            return here.get(called, "σ′") + f"({given})"
        if called.endswith("gradient"):
            return "∇C" if ast.unparse(node.args[-1]) == "y" and "a" in ast.unparse(node.args[0]) else f"∇C({given})"
        if called == "sigmoid" and self.own:
            return f"sigmoid({given})"
        if called.endswith(("activation", "sigmoid")) or "activation[" in called:
            return f"σ({given})"
        if called == "cost_from":
            return f"C({self.write(node.args[2])})"
        if called == "np.array" and len(node.args) == 1:
            return given
        if called.endswith(".argmax"):
            return f"argmax of {self.bracketed(node.func.value)}"
        if called.endswith("shape"):
            return "m"
        for end, word in ((".sum", "Σ"), (".mean", "mean")):
            if called.endswith(end):
                return f"{word}{AXES.get(axis(node), '')} {self.bracketed(node.func.value)}"
        special = {
            "np.linalg.pinv": "{}⁻¹",
            "np.exp": "exp({})",
            "np.abs": "|{}|",
            "np.ones_like": "1",
            "np.outer": "outer({})",
        }
        return special.get(called, called.replace("np.", "") + "({})").format(given)


AXES = {0: " over rows of", 1: " over columns of"}


def axis(node):
    """The axis that a call of .sum or .mean names, or None."""
    return next((k.value.value for k in node.keywords if k.arg == "axis" and isinstance(k.value, ast.Constant)), None)
