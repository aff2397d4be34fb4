package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk along a chain, link by link and batch by batch. Needs the office's open transaction. */
final class ChainWalk {

    private static final int AT_ONCE = 1000;

    /** What has no number: every link follows from the one before. */
    private static final Set<ChainFault> WHOLE =
            EnumSet.of(ChainFault.NONE, ChainFault.UNLINKED, ChainFault.LINKED_TWICE);

    private final OfficeId office;
    private final ChainStore chains;
    private final BatchStore batches;
    private final Map<String, PublishedKey> keys;
    private final Deque<AuditBatch> ahead = new ArrayDeque<>();
    private AuditLink.Head head = AuditLink.Head.NONE;
    private @Nullable Instant until;
    private long signed;
    private long batch;

    ChainWalk(OfficeId office, ChainStore chains, BatchStore batches, Map<String, PublishedKey> keys) {
        this.office = office;
        this.chains = chains;
        this.batches = batches;
        this.keys = keys;
    }

    ChainState result(Instant now) {
        ChainFault fault = walk();
        Long at = WHOLE.contains(fault) ? null : Long.valueOf(head.seq() + 1);
        return new ChainState(office, now, head.seq(), signed, until, at, fault);
    }

    private ChainFault walk() {
        List<ChainStore.Linked> some;
        do {
            some = chains.after(office, head.seq(), AT_ONCE);
            for (ChainStore.Linked linked : some) {
                ChainFault fault = step(linked);
                if (fault != ChainFault.NONE) {
                    return fault;
                }
            }
        } while (some.size() == AT_ONCE);
        if (nextBatch() != null || head.seq() < chains.longest(office)) {
            return ChainFault.SHORTENED;
        }
        if (chains.linkedTwice(office)) {
            return ChainFault.LINKED_TWICE;
        }
        return chains.strays(office) ? ChainFault.UNLINKED : ChainFault.NONE;
    }

    private ChainFault step(ChainStore.Linked linked) {
        AuditLink link = linked.link();
        if (link.seq() != head.seq() + 1) {
            return ChainFault.LINK_MISSING;
        }
        if (linked.entry() == null) {
            return ChainFault.ENTRY_MISSING;
        }
        if (!link.previous().equals(head.digest())) {
            return ChainFault.LINK_CHANGED;
        }
        if (!link.digest().equals(head.next(linked.entry(), link.linkedAt()).digest())) {
            return ChainFault.ENTRY_CHANGED;
        }
        ChainFault fault = batchThatEndsWith(link);
        if (fault == ChainFault.NONE) {
            head = new AuditLink.Head(link.seq(), link.digest());
            until = link.linkedAt();
        }
        return fault;
    }

    private ChainFault batchThatEndsWith(AuditLink link) {
        AuditBatch next = nextBatch();
        if (next == null) {
            return ChainFault.NONE;
        }
        if (next.number() != batch + 1 || next.fromSeq() != signed + 1) {
            return ChainFault.BATCH_MISSING;
        }
        if (next.toSeq() != link.seq()) {
            return ChainFault.NONE;
        }
        PublishedKey key = keys.get(next.keyId());
        if (key == null || !SigningKey.signed(key.base64(), next.content(), next.signature())) {
            return ChainFault.SIGNATURE_WRONG;
        }
        AuditLink first =
                chains.links(office, next.fromSeq() - 1, next.fromSeq(), 1).get(0);
        String content = AuditBatch.content(
                office,
                next.number(),
                first,
                new AuditLink.Head(link.seq(), link.digest()),
                next.sealedAt(),
                next.keyId());
        if (!content.equals(next.content())) {
            return ChainFault.BATCH_DIFFERS;
        }
        ahead.remove();
        batch = next.number();
        signed = next.toSeq();
        return ChainFault.NONE;
    }

    private @Nullable AuditBatch nextBatch() {
        if (ahead.isEmpty()) {
            ahead.addAll(batches.after(office, batch, AT_ONCE));
        }
        return ahead.peek();
    }
}
