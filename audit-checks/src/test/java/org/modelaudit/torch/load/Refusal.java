package org.modelaudit.torch.load;

import java.util.Map;
import org.modelaudit.torch.source.ProgramException;

/** Who refused a file: a short name of the part of the reader that threw first. */
final class Refusal {

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("archive.ZipLayout", "archive"),
            Map.entry("archive.ModelArchive", "archive"),
            Map.entry("archive.ZipArchive", "archive"),
            Map.entry("exported.ExportedArchive", "archive"),
            Map.entry("exported", "export"),
            Map.entry("graph", "export"),
            Map.entry("archive.ArchiveLimits", "archive"),
            Map.entry("archive.ArchiveWriter", "archive"),
            Map.entry("archive", "pickle"),
            Map.entry("source", "source"),
            Map.entry("program.SideEffects", "guard"),
            Map.entry("program.Dependencies", "guard"),
            Map.entry("program.ProgramGuards", "guard"),
            Map.entry("program", "program"),
            Map.entry("libtorch", "libtorch"),
            Map.entry("cut", "first run"),
            Map.entry("load", "first run"));

    private Refusal() {}

    static String of(Throwable thrown) {
        Throwable first = thrown;
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            first = e instanceof ProgramException ? e : first;
        }
        for (StackTraceElement element : first.getStackTrace()) {
            String name = element.getClassName().replaceFirst("\\$.*", "");
            if (name.startsWith("org.modelaudit.torch.")) {
                String part = name.substring("org.modelaudit.torch.".length());
                String group = PARTS.getOrDefault(part, PARTS.get(part.replaceFirst("\\..*", "")));
                return group == null ? part : group;
            }
        }
        return "elsewhere";
    }
}
