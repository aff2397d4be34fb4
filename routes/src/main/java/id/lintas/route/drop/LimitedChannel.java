package id.lintas.route.drop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;

/** A file that is being put: never longer than one may be, all of them together never more than the user may have. */
final class LimitedChannel implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private final Usage usage;
    private final String name;
    private final long mostBytes;
    private final long longest;

    /**
     * @param name under which the usage knows it
     * @param mostBytes of all files together
     * @param longest of this one
     */
    LimitedChannel(SeekableByteChannel file, Usage usage, String name, long mostBytes, long longest) {
        this.file = file;
        this.usage = usage;
        this.name = name;
        this.mostBytes = mostBytes;
        this.longest = longest;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        long end = file.position() + source.remaining();
        long growth = Math.max(0, end - file.size());
        if (end > longest) {
            throw new FileSystemException("file: " + end + " bytes (expected: at most " + longest + ")");
        }
        if (!usage.grow(growth, mostBytes)) {
            throw new FileSystemException("folder: full (expected: at most " + mostBytes + " bytes)");
        }
        return file.write(source);
    }

    /** What is being put is not read. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        throw new java.nio.file.AccessDeniedException("a file that is being put");
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    /** The name is free again once, however often this is called: by then somebody else may write it. */
    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            file.close();
            usage.end(name);
        }
    }
}
