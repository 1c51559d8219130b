package org.modelaudit.yaml.words;

/** What a value of a file stands for, checked as far as that goes without a model. */
@FunctionalInterface
public interface Recipe {

    /**
     * @throws org.modelaudit.yaml.text.Mistake if a factory or a setting refuses what the file gives it
     */
    Object make(Subject subject);
}
