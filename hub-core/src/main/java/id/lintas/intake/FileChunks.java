package id.lintas.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The content of taken files in pieces that fit into memory, sealed by the directorate. Reads one piece at a time. */
@Repository
class FileChunks implements SealsColumns {

    private static final int CHUNK = 1 << 19;

    private final JdbcClient jdbc;
    private final OfficeKeys keys;
    private final OfficeTransactions transactions;

    FileChunks(JdbcClient jdbc, OfficeKeys keys, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.transactions = transactions;
    }

    private record Chunk(UUID id, byte[] body) {}

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("partner_file_chunk", "uuid", "id", "body"));
    }

    private static Binding body(UUID id) {
        return new Binding("partner_file_chunk.body", id.toString());
    }

    /** Keeps the content; needs the directorate's open transaction. */
    void keep(UUID file, RawFile.Content content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] piece = in.readNBytes(CHUNK);
            for (int number = 0; piece.length > 0; number++) {
                UUID id = UuidCreator.getTimeOrderedEpoch();
                jdbc.sql("insert into partner_file_chunk (office, id, file, number, body) values (?, ?, ?, ?, ?)")
                        .params(
                                OfficeId.CENTRAL.value(),
                                id,
                                file,
                                number,
                                keys.seal(OfficeId.CENTRAL, piece, body(id)))
                        .update();
                piece = in.readNBytes(CHUNK);
            }
        }
    }

    /** The content; reading it fails where it was deleted, its time being over. */
    RawFile.Content of(PartnerFile file) {
        return () -> new Reader(file);
    }

    private byte[] piece(UUID file, int number) throws IOException {
        List<Chunk> found = transactions.in(
                OfficeId.CENTRAL,
                () -> jdbc.sql("select id, body from partner_file_chunk where office = ? and file = ? and number = ?")
                        .params(OfficeId.CENTRAL.value(), file, number)
                        .query((row, n) -> new Chunk(row.getObject("id", UUID.class), row.getBytes("body")))
                        .list());
        if (found.isEmpty()) {
            throw new EOFException("content of file " + file + ": no piece " + number);
        }
        return keys.open(
                OfficeId.CENTRAL, found.get(0).body(), body(found.get(0).id()));
    }

    private final class Reader extends InputStream {

        private final PartnerFile file;
        private int next;
        private long left;
        private @Nullable ByteArrayInputStream piece;

        Reader(PartnerFile file) {
            this.file = file;
            this.left = file.bytes();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            ByteArrayInputStream current = piece;
            if (current == null || current.available() == 0) {
                current = new ByteArrayInputStream(piece(file.id(), next++));
                piece = current;
            }
            int read = current.read(bytes, from, length);
            left -= Math.max(read, 0);
            return read;
        }
    }
}
