package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import id.lintas.office.Link;

/**
 * One try: what a delivery route is given. It ends with a {@link id.lintas.delivery.SendResult} as its body.
 *
 * @param claim the message and the right to send it now
 * @param link where it goes
 */
record Outgoing(Claim claim, Link link) {}
