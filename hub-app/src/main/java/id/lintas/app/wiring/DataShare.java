package id.lintas.app.wiring;

import id.lintas.vault.ShareLinks;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the registry's ABIS fetches a case's fingers; whoever has an unexpired link may, nobody else can. */
@RestController
class DataShare {

    private final ShareLinks links;

    DataShare(ShareLinks links) {
        this.links = links;
    }

    @GetMapping("/datashare/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token) {
        return links.open(token)
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .cacheControl(CacheControl.noStore())
                        .body(document))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
