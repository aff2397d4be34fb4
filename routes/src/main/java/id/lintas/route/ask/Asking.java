package id.lintas.route.ask;

import id.lintas.inquiry.StatusCall;

/** What the route carries: never a text, so that nobody else's message can be one. */
record Asking(StatusCall call) {}
