rootProject.name = "model-audit-starter"
