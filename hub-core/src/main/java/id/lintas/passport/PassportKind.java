package id.lintas.passport;

/** Which booklet is asked for. The names stand on the wire towards the registry, as {@code service}. */
public enum PassportKind {
    /** 48 pages, five years. */
    ORDINARY_5Y,
    /** 48 pages, ten years. */
    ORDINARY_10Y,
    /** 48 pages with chip, five years. */
    ELECTRONIC_5Y,
    /** 48 pages with chip, ten years. */
    ELECTRONIC_10Y
}
