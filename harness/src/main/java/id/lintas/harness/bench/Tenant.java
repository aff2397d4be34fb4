package id.lintas.harness.bench;

/**
 * An office of a measurement.
 *
 * @param id as in the name of its file
 * @param code the letters that its booking codes begin with
 */
public record Tenant(String id, String code) {}
