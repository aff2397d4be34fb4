package id.lintas.app.staff;

import id.lintas.office.OfficeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts of people at the identity provider. Every method may be repeated: what is so already stays so. All throw
 * {@link AccountsAway} if the provider does not answer, in which case it is unknown whether it acted.
 */
interface Accounts {

    /**
     * An account.
     *
     * @param id the provider's own id of the person, the token's {@code sub}
     * @param username lower case
     * @param name first and last name
     * @param enabled whether the person may log in at all
     */
    record Account(String id, String username, String name, boolean enabled) {}

    /**
     * A person to be given an account.
     *
     * @param username unique at the provider
     * @param name full name
     * @param email address
     * @param password one-time password, to be changed at the first login
     */
    record Newcomer(String username, String name, String email, String password) {}

    /** The account of exactly that user name. */
    Optional<Account> find(String username);

    /** Opens an account and answers its id; one of that user name that is there already is left as it is. */
    String open(Newcomer newcomer);

    /** Lets the person log in, or no longer. */
    void enable(String account, boolean enabled);

    /** Makes the person a member of the office's organization. */
    void join(OfficeId office, String account);

    /** Takes the person out of the office's organization. */
    void leave(OfficeId office, String account);

    /** The aliases of the organizations the person is a member of. */
    Set<String> organizations(String account);

    /** Whether the person has a role at the directorate. */
    boolean central(String account);

    /** Sets a password that must be changed at the next login, forgets wrong ones, and ends all logins of the person. */
    void oneTimePassword(String account, String password);

    /** Forgets wrong passwords. */
    void unlock(String account);

    /** Ends all logins of the person. */
    void logOut(String account);

    /** The members of the office's organization, at most some hundreds. */
    List<Account> members(OfficeId office);
}
