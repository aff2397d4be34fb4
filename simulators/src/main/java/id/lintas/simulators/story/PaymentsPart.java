package id.lintas.simulators.story;

import java.util.List;

/** A part of the story of payments, in acts of its own; it leaves every peer as it found it. */
@FunctionalInterface
interface PaymentsPart {

    List<List<Scene>> acts();
}
