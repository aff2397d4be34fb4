package id.lintas.tenants;

/** What a tenant's file describes. */
public enum TenantKind {
    /** An immigration office. */
    OFFICE("offices"),
    /** A bank or the post office. */
    PARTNER("partners");

    private final String folder;

    TenantKind(String folder) {
        this.folder = folder;
    }

    /** The name of the folder that holds the files of this kind. */
    public String folder() {
        return folder;
    }

    /** The file of the tenant within the tenants folder, such as {@code offices/palembang.yaml}. */
    public String file(String id) {
        return folder + "/" + id + Folder.ENDING;
    }
}
