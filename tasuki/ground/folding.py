"""Forms of which a part starts folded (<details>), so that the ordinary case stays short."""

from collections.abc import Sequence

from django.utils.functional import Promise

from tasuki.ground.forms import TasukiForm


class FoldingForm(TasukiForm):
    """`folds` are the headings of the parts that start folded; what holds something stands open."""

    folds: Sequence[str | Promise] = ()

    @property
    def folded(self) -> list[str]:
        """The headings of the folded parts in which nothing stands yet."""
        return [
            str(heading)
            for heading, bounds in self.grouped
            if heading in self.folds and not any(one.errors or one.value() for one in bounds)
        ]
