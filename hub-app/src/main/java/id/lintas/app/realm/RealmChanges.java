package id.lintas.app.realm;

/** Is told of every organization and client that was made or changed, after it was. */
@FunctionalInterface
interface RealmChanges {

    /**
     * Takes note.
     *
     * @param subject such as {@code organization palembang} or {@code client bank-musi}
     * @param detail what was done
     */
    void record(String subject, String detail);
}
