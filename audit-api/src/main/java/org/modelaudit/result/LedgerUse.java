package org.modelaudit.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an audit took from the ledger of outcomes instead of computing it. It changes no number, so it belongs to this run and not to what
 * was found.
 *
 * @param asked outcomes that the audit speaks of, one for each sample and requirement, and those of models that it is compared with
 * @param found of them that were kept
 * @param remarks why more could not be kept, a sentence or clause each; often empty
 */
public record LedgerUse(int asked, int found, List<String> remarks) {

    private static final LedgerUse NONE = new LedgerUse(0, 0, List.of());

    public LedgerUse {
        remarks = List.copyOf(remarks);
    }

    /** There is no ledger. */
    public static LedgerUse none() {
        return NONE;
    }

    /** What both took together. */
    public LedgerUse plus(LedgerUse other) {
        Set<String> all = new LinkedHashSet<>(remarks);
        all.addAll(other.remarks);
        return new LedgerUse(asked + other.asked, found + other.found, List.copyOf(all));
    }

    /** For example {@code nothing computed, 192 of 192 outcomes from the ledger}; empty where nothing came from one. */
    @Override
    public String toString() {
        return found == 0
                ? ""
                : (found == asked ? "nothing computed, " : "")
                        + "%d of %d outcomes from the ledger".formatted(found, asked);
    }
}
