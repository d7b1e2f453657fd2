import threading
from collections.abc import Iterator

from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import Context, Template
from django.urls import path

from tasuki.ground import towns
from tests.hammer_app.models import Counter, Person, Row

BIG = 20 * 1024 * 1024


def owner(pk: int = 1) -> str:
    return Person.objects.get(pk=pk).owner


def signin(request: HttpRequest) -> HttpResponse:
    request.session["who"] = f"{owner()}-worker"
    return HttpResponse("in")


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.session.get('who', 'stranger')} {owner()}")


def act(request: HttpRequest) -> HttpResponse:
    mine = str(towns.current())
    with transaction.atomic():
        counter = Counter.objects.select_for_update(of=("self",)).get(pk=1)
        counter.value += 1
        counter.save()
        try:
            with transaction.atomic():
                Row.objects.create(owner=mine, kind="savepoint")
                raise ValueError
        except ValueError:
            pass
        Row.objects.create(owner=mine, kind="act")
        transaction.on_commit(lambda: Row.objects.create(owner=mine, kind="commit"))
    return HttpResponse(owner())


def fail(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        Row.objects.create(owner=str(towns.current()), kind="failed")
        raise RuntimeError("in the middle of an act")


def lines() -> Iterator[str]:
    for pk in range(1, 41):
        yield f"{owner(pk)}\n" + " " * 4000 + "\n"


def stream(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(lines())


def held(request: HttpRequest) -> StreamingHttpResponse:
    """A stream that holds a transaction: whoever hangs up must leave nothing behind."""

    def body() -> Iterator[str]:
        with transaction.atomic():
            Row.objects.create(owner=str(towns.current()), kind="held")
            for _ in range(4000):
                yield " " * 8000
            transaction.set_rollback(True)

    return StreamingHttpResponse(body())


def lazy(request: HttpRequest) -> HttpResponse:
    page = Template("{% for person in people %}{{ person.owner }}\n{% endfor %}")
    return HttpResponse(page.render(Context({"people": Person.objects.order_by("pk")})))


def thread(request: HttpRequest) -> HttpResponse:
    """A thread of a view is in no town: it has to fail, not to guess."""
    seen: list[str] = []

    def ask() -> None:
        try:
            seen.append(owner())
        except ImproperlyConfigured:
            seen.append("closed")

    asked = threading.Thread(target=ask)
    asked.start()
    asked.join()
    return HttpResponse(seen[0])


def cached(request: HttpRequest) -> HttpResponse:
    return HttpResponse(cache.get_or_set("owner", owner))


def big(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"x" * BIG)


urlpatterns = [
    path(f"{view.__name__}/", view)
    for view in (signin, who, act, fail, stream, held, lazy, thread, cached, big)
]
