package org.modelaudit.report.table;

import java.util.List;
import org.modelaudit.gate.Numbers;
import org.modelaudit.result.MistakeAnalysis;
import org.modelaudit.result.MistakeAnalysis.Count;

/** An analysis of mistakes as a piece of HTML: what becomes of the object where the model is right and where it is wrong. */
public final class MistakeTable {

    private static final String HEAD = "text-align:left;padding:4px 10px;border-bottom:2px solid #d0d7de";
    private static final String CELL = "padding:4px 10px;border-bottom:1px solid #d8dee4";

    private MistakeTable() {}

    /** The table as HTML with inline styles and a sentence that says how to read it. */
    public static String html(MistakeAnalysis mistakes) {
        Html html = new Html().open("div", "");
        html.open("table", "border-collapse:collapse;margin:8px 0;font-size:14px")
                .open("tr", "");
        for (String title : List.of("The model is", "object found", "object missed", "no value", "share found")) {
            html.element("th", HEAD, title);
        }
        html.close();
        row(html, "right", mistakes.right());
        row(html, "wrong", mistakes.wrong());
        html.close();
        html.element("p", "", reading(mistakes));
        return html.close().toString();
    }

    private static void row(Html html, String name, Count count) {
        html.open("tr", "").element("td", CELL, name);
        html.element("td", CELL, Integer.toString(count.found()));
        html.element("td", CELL, Integer.toString(count.missed()));
        html.element("td", CELL, Integer.toString(count.withoutValue()));
        html.element("td", CELL, count.shareFound().map(Numbers::percent).orElse("none"))
                .close();
    }

    private static String reading(MistakeAnalysis mistakes) {
        String unjudged = mistakes.unjudged() == 0
                ? ""
                : " %d pictures have no label or no prediction.".formatted(mistakes.unjudged());
        String sentence = mistakes.isClassFree()
                ? "Where the model is wrong and the object is found, the features saw it and the classifier erred (%d); where it is missed, the features erred (%d)."
                        .formatted(mistakes.wrong().found(), mistakes.wrong().missed())
                : "These maps speak for a class, so they tell where the model looked for its answer, not what its features saw.";
        return sentence + unjudged;
    }
}
