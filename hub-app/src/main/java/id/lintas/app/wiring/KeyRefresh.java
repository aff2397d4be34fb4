package id.lintas.app.wiring;

import id.lintas.keys.OfficeKeys;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets this node learn every few seconds which offices' keys have changed. */
@Component
class KeyRefresh {

    private final OfficeKeys keys;

    KeyRefresh(OfficeKeys keys) {
        this.keys = keys;
    }

    @Scheduled(initialDelayString = "${lintas.keys-refresh:5s}", fixedDelayString = "${lintas.keys-refresh:5s}")
    void refresh() {
        keys.refresh();
    }
}
