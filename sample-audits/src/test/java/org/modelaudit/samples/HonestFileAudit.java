package org.modelaudit.samples;

import org.modelaudit.yaml.AuditFiles;

/** Lets the build find the audits of the honest model that stand in a file. */
@AuditFiles("src/test/audits/honest.audit.yaml")
class HonestFileAudit {}
