package id.lintas.connector.post;

import id.lintas.intake.FileConnector;
import id.lintas.intake.FileConnectorFactory;
import id.lintas.partner.Partner;
import org.springframework.stereotype.Component;

/** Makes connectors for the post office's files. SFTP knows who wrote them; the setting {@code format} says in which form. */
@Component
public class PostConnectorFactory implements FileConnectorFactory {

    @Override
    public String dialect() {
        return "post";
    }

    @Override
    public FileConnector create(Partner partner) {
        return new PostConnector(PostForm.of(partner.settings().getOrDefault("format", "fixed-width")));
    }
}
