package org.modelaudit.samples;

import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;

/** The honest sample model on the pictures that {@link SampleModelBenchmark} has made. */
@ModelAudit(
        model = "classpath:samples/honest.pt",
        labels = "classpath:samples/labels.txt",
        data = "${modelaudit.benchmark.data}/images",
        annotations = "${modelaudit.benchmark.data}/annotations.csv",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
abstract class SampleModelAudit {}
