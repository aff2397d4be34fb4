package id.lintas.tenants;

import java.util.List;
import java.util.Map;

/**
 * What a look into a folder gave.
 *
 * @param usable whether the folder could be read; if not, all tenants stay as they were
 * @param files what each file says, by the tenant's id
 * @param problems what is wrong with the folder itself or with things in it that are no tenant's file
 */
record Reading<T>(boolean usable, Map<String, Seen<T>> files, List<Problem> problems) {}
