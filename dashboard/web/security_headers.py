"""Security headers on every answer, and no page kept by a browser. The policy is as strict as Streamlit and Vega let it be."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.streamlit_host.page_html import INDEX, inline_script_hashes, rewritten_index


def content_policy(script_hashes: list[str]) -> str:
    """Return the Content-Security-Policy: everything from this server and nothing else.

    'unsafe-eval': Vega compiles a chart's expressions. 'unsafe-inline' styles: emotion, Streamlit's
    styling, writes style elements while it runs. data:/blob: images and workers: SVG icons, downloads.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'unsafe-eval' " + " ".join(script_hashes),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the headers to whatever answers, our routes and Streamlit's alike."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        html = rewritten_index(INDEX.read_text(encoding="utf-8"), "th")
        self.headers = {**HEADERS, "Content-Security-Policy": content_policy(inline_script_hashes(html))}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer on with the headers set, overriding what stood there."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                # Back shows a kept page without asking: whoever signs out leaves none behind.
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, with_headers)
