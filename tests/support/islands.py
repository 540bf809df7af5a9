"""Islands as a browser asks for them: an address goes in, graphs come out."""

from __future__ import annotations

from typing import Any

from dashboard.server.app import Dashboard
from dashboard.server.prepared.callback_guard import CALLBACKS


def island_question(island: str, address: Any) -> dict[str, Any]:
    """The body with which the browser asks an island's callback."""
    return {
        "output": f"{island}.children",
        "outputs": {"id": island, "property": "children"},
        "inputs": [{"id": island, "property": "seen", "value": address}],
        "changedPropIds": [f"{island}.seen"],
    }


def island_graphs(app: Dashboard, island: str, address: Any) -> list[dict[str, Any]]:
    """The properties of each graph that an island puts into the page at an address."""
    answer = app.server.test_client().post(CALLBACKS, json=island_question(island, address))
    assert answer.status_code == 200, (island, address)
    graphs = answer.json["response"][island]["children"]
    assert all(graph["type"] == "Graph" for graph in graphs)
    return [graph["props"] for graph in graphs]
