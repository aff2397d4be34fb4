package id.lintas.secret;

import java.util.Collection;

/**
 * Says which secrets a feature needs as things are configured now. A feature that reads a secret has a bean of this
 * type; it must not depend on {@link SecretStore}, which exists only after all needs were examined. Asked at the start
 * and again every few seconds, by one thread at a time.
 */
@FunctionalInterface
public interface SecretNeeds {

    /** The secrets needed now, in any order. */
    Collection<NeededSecret> now();
}
