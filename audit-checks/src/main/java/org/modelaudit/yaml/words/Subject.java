package org.modelaudit.yaml.words;

import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.yaml.text.YamlValue;

/** What an audit is about, for words that need it to be made. */
public interface Subject {

    /** The audited model. */
    AuditedModel model();

    /** All pictures of the file. */
    AuditSet pictures();

    /**
     * Another model.
     *
     * @param value its location, or keys with its location, input and output
     */
    AuditedModel other(YamlValue value);

    /**
     * Other pictures.
     *
     * @param value keys with their location
     */
    AuditSet others(YamlValue.Mapping value);
}
