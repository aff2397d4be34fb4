package id.lintas.tenants;

import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import java.util.Set;

/**
 * What has come into force on this node since the change before.
 *
 * @param addedOffices offices in force now that were not: new, enabled again or opened again
 * @param changedOffices offices in force before and now, with other content
 * @param removedOffices offices in force before that are not any more: closed, or their file is gone
 * @param addedPartners the same for partners
 * @param changedPartners the same for partners
 * @param removedPartners the same for partners
 */
public record TenantsChanged(
        Set<OfficeId> addedOffices,
        Set<OfficeId> changedOffices,
        Set<OfficeId> removedOffices,
        Set<PartnerId> addedPartners,
        Set<PartnerId> changedPartners,
        Set<PartnerId> removedPartners) {

    /** Copies the sets. */
    public TenantsChanged {
        addedOffices = Set.copyOf(addedOffices);
        changedOffices = Set.copyOf(changedOffices);
        removedOffices = Set.copyOf(removedOffices);
        addedPartners = Set.copyOf(addedPartners);
        changedPartners = Set.copyOf(changedPartners);
        removedPartners = Set.copyOf(removedPartners);
    }

    /** Whether nothing changed. */
    public boolean none() {
        return addedOffices.isEmpty()
                && changedOffices.isEmpty()
                && removedOffices.isEmpty()
                && addedPartners.isEmpty()
                && changedPartners.isEmpty()
                && removedPartners.isEmpty();
    }
}
