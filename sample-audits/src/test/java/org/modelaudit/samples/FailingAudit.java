package org.modelaudit.samples;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Makes {@code docs/clever-hans.png}, what the README shows first: the worst pictures of the Clever Hans, out of its report. */
public final class FailingAudit {

    private static final String SHEET = "Worst, median and best samples: localization IoU";

    private FailingAudit() {}

    /**
     * @param arguments folder for Allure's results, which is emptied first, and the picture to write
     */
    public static void main(String[] arguments) throws IOException {
        SampleAudits.delete(Path.of(arguments[0]));
        System.setProperty("allure.results.directory", arguments[0]);
        AuditRun.of(CleverHansAudit.class);
        BufferedImage sheet = ImageIO.read(
                sheet(Path.of(arguments[0]), "looks_at_the_shape [grad-cam]").toFile());
        ImageIO.write(
                sheet.getSubimage(0, 0, sheet.getWidth(), endOfFirstGroup(sheet)),
                "png",
                Path.of(arguments[1]).toFile());
    }

    private static Path sheet(Path results, String title) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(results, "*-result.json")) {
            for (Path file : files) {
                JsonObject test = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
                if (!test.get("name").getAsString().equals(title)) {
                    continue;
                }
                for (var step : test.getAsJsonArray("steps")) {
                    for (var attachment : step.getAsJsonObject().getAsJsonArray("attachments")) {
                        JsonObject entry = attachment.getAsJsonObject();
                        if (entry.get("name").getAsString().equals(SHEET)) {
                            return results.resolve(entry.get("source").getAsString());
                        }
                    }
                }
            }
        }
        throw new IllegalStateException("The report of '" + title + "' has no sheet '" + SHEET + "'.");
    }

    /** The second of the lines across the sheet; the first ends the legend. */
    private static int endOfFirstGroup(BufferedImage sheet) {
        int lines = 0;
        for (int y = 1; y < sheet.getHeight(); y++) {
            if (isLine(sheet, y) && !isLine(sheet, y - 1) && ++lines == 2) {
                return y;
            }
        }
        throw new IllegalStateException("The sheet has one group only.");
    }

    private static boolean isLine(BufferedImage sheet, int y) {
        int margin = sheet.getWidth() / 20;
        int colour = sheet.getRGB(margin, y);
        for (int x = margin; x < sheet.getWidth() - margin; x++) {
            if (sheet.getRGB(x, y) != colour || colour == sheet.getRGB(0, 0)) {
                return false;
            }
        }
        return true;
    }
}
