package org.modelaudit.report.dossier;

import java.util.List;

/** Lines for those who answer for what the dossier says. */
final class SignOff {

    private static final List<String> ROLES = List.of("Prepared by", "Reviewed by", "Approved by");

    private SignOff() {}

    static Chapter chapter() {
        return new Chapter("sign-off", "Sign-off", out -> {
            out.element(
                    "p",
                    "By signing, each person confirms to have read this dossier and compared the digests with the files that they know. The"
                            + " lines are empty in every dossier that was just made; ModelAudit signs nothing by itself.");
            Table.of(
                    out,
                    "signatures",
                    "Responsible persons",
                    List.of("Part", "Name", "Role", "Date", "Signature"),
                    table -> {
                        ROLES.forEach(role -> table.row(role, "", "", "", ""));
                    });
            Table.ofFacts(out, "To be kept", table -> {
                table.row("Until", "");
                table.row("Where", "");
                table.row("Decision on what failed", "");
            });
        });
    }
}
