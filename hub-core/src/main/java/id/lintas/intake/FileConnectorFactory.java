package id.lintas.intake;

import id.lintas.partner.Partner;

/** Makes the connector of one partner that sends files. Found by Spring as a bean, one for each dialect. */
public interface FileConnectorFactory {

    /** The dialect's name in partner files, such as {@code post}. */
    String dialect();

    /**
     * A connector for the partner.
     *
     * @throws IllegalArgumentException naming the setting's path, if a setting is wrong
     */
    FileConnector create(Partner partner);
}
