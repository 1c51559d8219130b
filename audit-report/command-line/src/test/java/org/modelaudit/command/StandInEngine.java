package org.modelaudit.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.modelaudit.error.ModelException;
import org.opentest4j.TestAbortedException;

/**
 * Reads files whose lines say what becomes of an audit: {@code passes}, {@code violated}, {@code broken} or {@code trouble}. Beside them it
 * writes down how often it was asked to.
 */
public final class StandInEngine implements TestEngine {

    static final String ID = "stand-in";

    /** File with the name of each file that audits were looked for in, one a line. */
    static final String SEARCHES = "searches";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, ID);
        for (FileSelector file : request.getSelectorsByType(FileSelector.class)) {
            for (String line : lines(file.getPath())) {
                engine.addChild(new Line(id.append("audit", engine.getChildren().size() + ""), line));
            }
        }
        return engine;
    }

    private static List<String> lines(Path file) {
        try {
            Files.writeString(
                    file.resolveSibling(SEARCHES),
                    file.getFileName() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Files.readAllLines(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        for (TestDescriptor audit : engine.getChildren()) {
            listener.executionStarted(audit);
            listener.executionFinished(audit, result(audit.getDisplayName()));
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    private static TestExecutionResult result(String line) {
        return switch (line) {
            case "planned" -> TestExecutionResult.aborted(new TestAbortedException("It was only planned."));
            case "passes" -> TestExecutionResult.successful();
            case "violated" -> TestExecutionResult.failed(new AssertionError("Something else was required."));
            case "broken" -> TestExecutionResult.failed(new IllegalStateException("Something unforeseen."));
            default ->
                TestExecutionResult.failed(
                        new IllegalStateException("The engine says so.", new ModelException("There is no model.")));
        };
    }

    private static final class Line extends AbstractTestDescriptor {

        Line(UniqueId id, String line) {
            super(id, line);
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
