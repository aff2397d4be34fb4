package id.lintas.simulators.fingerprint;

/** The classic pattern classes of a finger. */
enum Pattern {
    LEFT_LOOP,
    RIGHT_LOOP,
    WHORL,
    ARCH
}
