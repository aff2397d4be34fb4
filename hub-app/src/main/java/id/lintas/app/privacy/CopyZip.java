package id.lintas.app.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.app.pages.Paper;
import id.lintas.office.Office;
import id.lintas.privacy.SubjectCopy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A person's copy as they take it home: one document to read, and the same for machines. Its name tells nobody whose it is. */
@Component
class CopyZip {

    private final Paper paper;
    private final ObjectMapper json;

    CopyZip(Paper paper, ObjectMapper json) {
        this.paper = paper;
        this.json = json;
    }

    void write(Office office, UUID request, SubjectCopy copy, HttpServletResponse response) throws IOException {
        byte[] pdf = paper.pdf("paper/subject-copy", Map.of("copy", copy, "office", office));
        byte[] machine = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("salinan-data-" + request + ".zip")
                        .build()
                        .toString());
        try (ZipOutputStream out = new ZipOutputStream(response.getOutputStream())) {
            put(out, "salinan-data.pdf", pdf);
            put(out, "salinan-data.json", machine);
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
