package org.modelaudit.torch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.torch.source.ProgramException;

class ModelArchiveTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void entries_are_named_without_the_folder_they_were_saved_under() {
        try (ZipArchive zip = ZipArchive.open(TestArchives.write(folder, TestArchives.program("return x")))) {
            ModelArchive archive = ModelArchive.in(zip);
            assertThat(archive.names()).contains("data.pkl", "code/__torch__.py", "version");
            assertThat(archive.text("version")).isEqualTo("3\n");
        }
    }

    @Test
    void a_file_that_is_no_zip_is_refused_and_says_how_to_export() throws IOException {
        refused(Files.writeString(folder.resolve("net.pt"), "not a model"), "torch.export.save");
        refused(Files.createFile(folder.resolve("empty.pt")), "not a zip archive");
    }

    @Test
    void a_truncated_file_is_refused_as_such() throws IOException {
        byte[] whole = TestArchives.zip(TestArchives.program("return x"));
        refused(Files.write(folder.resolve("net.pt"), Arrays.copyOf(whole, whole.length / 2)), "truncated");
    }

    @Test
    void weights_without_a_program_are_refused_as_such() {
        Map<String, byte[]> entries = TestArchives.program("return x");
        entries.remove("net/code/__torch__.py");
        refused(TestArchives.write(folder, entries), "weights without a program");
    }

    @Test
    void another_zip_is_refused() {
        refused(TestArchives.write(folder, Map.of("hello.txt", new byte[3])), "without a TorchScript program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "net/../../evil", "/etc/passwd", "net\\evil", "C:evil", "net/\u0001"})
    void an_entry_with_a_name_that_could_leave_the_folder_is_refused(String name) {
        Map<String, byte[]> entries = TestArchives.program("return x");
        entries.put(name, new byte[1]);
        refused(TestArchives.write(folder, entries), "unsafe name");
    }

    @Test
    void an_entry_that_unpacks_to_far_more_than_it_holds_is_refused_before_it_is_unpacked() {
        Map<String, byte[]> entries = TestArchives.program("return x");
        entries.put("net/data/0", new byte[64 << 20]);
        refused(TestArchives.write(folder, entries), "claims to unpack");
    }

    @Test
    void more_entries_or_bytes_than_allowed_are_refused() {
        Path file = TestArchives.write(folder, TestArchives.program("return x"));
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> ZipArchive.open(file, new ArchiveLimits(3, 1 << 20, 1 << 20, 250)))
                .withMessageContaining("entries");
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> ZipArchive.open(file, new ArchiveLimits(10, 1 << 20, 100, 250)))
                .withMessageContaining("unpacks to more");
    }

    @Test
    void source_larger_than_allowed_is_not_read() {
        Path file = TestArchives.write(folder, TestArchives.program("return x"));
        try (ZipArchive zip = ZipArchive.open(file, new ArchiveLimits(10, 10, 1 << 20, 250))) {
            ModelArchive archive = ModelArchive.in(zip);
            assertThatExceptionOfType(ProgramException.class)
                    .isThrownBy(() -> archive.read("code/__torch__.py"))
                    .withMessageContaining("more than the 10 allowed");
        }
    }

    @Test
    void a_pickle_that_calls_a_foreign_function_is_refused_by_name() {
        Map<String, byte[]> entries = TestArchives.program("return x");
        entries.put(
                "net/data.pkl",
                "\u0080\u0002cos\nsystem\nX\u0002\0\0\0ls\u0085R.".getBytes(StandardCharsets.ISO_8859_1));
        pickleRefused(entries, "os.system");
    }

    @Test
    void a_pickle_with_an_operation_that_no_program_needs_is_refused() {
        Map<String, byte[]> entries = TestArchives.program("return x");
        entries.put("net/data.pkl", "\u0080\u0002P0\n.".getBytes(StandardCharsets.ISO_8859_1));
        pickleRefused(entries, "0x50");
    }

    @Test
    void an_object_of_a_foreign_class_is_refused() {
        Map<String, byte[]> entries = TestArchives.program("return x");
        entries.put("net/data.pkl", TestArchives.pickle("evil", "Net"));
        pickleRefused(entries, "foreign class 'evil.Net'");
    }

    @Test
    void two_programs_in_one_file_are_refused() {
        Map<String, byte[]> entries = TestArchives.program("return x");
        TestArchives.program("return x").forEach((name, bytes) -> entries.put(name.replace("net/", "other/"), bytes));
        refused(TestArchives.write(folder, entries), "more than one program ([net/, other/])");
    }

    @Test
    void two_archives_in_one_file_are_refused_whichever_comes_first() throws IOException {
        byte[] one = TestArchives.zip(TestArchives.program("return x"));
        byte[] both = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, both, one.length, one.length);
        refused(Files.write(folder.resolve("net.pt"), both), "not one zip archive from its first byte to its last");
    }

    @Test
    void what_stands_before_or_behind_an_archive_is_refused() throws IOException {
        byte[] whole = TestArchives.zip(TestArchives.program("return x"));
        byte[] before = new byte[whole.length + 10];
        System.arraycopy(whole, 0, before, 10, whole.length);
        refused(Files.write(folder.resolve("net.pt"), before), "its directory lies elsewhere than it says");
        byte[] behind = Arrays.copyOf(whole, whole.length + 10);
        behind[whole.length - 2] = 10;
        refused(Files.write(folder.resolve("net.pt"), behind), "goes on behind its directory");
    }

    @Test
    void an_entry_that_is_called_otherwise_in_the_directory_is_refused() throws IOException {
        byte[] whole = TestArchives.zip(TestArchives.program("return x"));
        whole[30] = 'N';
        refused(
                Files.write(folder.resolve("net.pt"), whole),
                "its entry 'net/data.pkl' is another than its directory says");
    }

    @Test
    void an_entry_that_says_that_it_is_a_folder_is_refused() throws IOException {
        byte[] whole = TestArchives.zip(TestArchives.program("return x"));
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        whole[directory + 38] = 0x10;
        refused(Files.write(folder.resolve("net.pt"), whole), "its entry 'net/data.pkl' says that it is a folder");
    }

    @Test
    void a_changed_byte_of_an_entry_is_noticed_by_its_checksum() throws IOException {
        Path file = folder.resolve("net.pt");
        try (ArchiveWriter writer = new ArchiveWriter(file)) {
            for (Map.Entry<String, byte[]> entry :
                    TestArchives.program("return x").entrySet()) {
                writer.add(entry.getKey().substring("net/".length()), entry.getValue());
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("return x");
        bytes[at + "return ".length()] = 'y';
        Files.write(file, bytes);
        try (ZipArchive zip = ZipArchive.open(file)) {
            ModelArchive archive = ModelArchive.in(zip);
            assertThatExceptionOfType(ProgramException.class)
                    .isThrownBy(() -> archive.read("code/__torch__.py"))
                    .withMessage(
                            "the entry 'program/code/__torch__.py' is damaged (its checksum is another); copy or export it again");
        }
    }

    private void pickleRefused(Map<String, byte[]> entries, String why) {
        try (ZipArchive zip = ZipArchive.open(TestArchives.write(folder, entries))) {
            ModelArchive archive = ModelArchive.in(zip);
            assertThatExceptionOfType(ProgramException.class)
                    .isThrownBy(() -> SavedModel.read(archive))
                    .withMessageContaining(why);
        }
    }

    private static void refused(Path file, String why) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> {
                    try (ZipArchive zip = ZipArchive.open(file)) {
                        ModelArchive.in(zip);
                    }
                })
                .withMessageContaining(why);
    }
}
