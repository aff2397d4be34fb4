package id.lintas.simulators.story;

import java.util.List;

/** Takes prints of a person's fingers; two takes are two impressions of the same fingers. */
@FunctionalInterface
interface Fingers {

    /** One finger of ISO position 1 to 10 in an ISO/IEC 19794-4 record. */
    record Print(int position, byte[] fingerRecord) {}

    List<Print> taken(long person, int impression);
}
