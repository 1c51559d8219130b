'use strict';

// The tab and the widget of Allure's behaviors plugin, whose jar comes without them.
allure.api.addTranslation('en', {
    tab: { behaviors: { name: 'Models' } },
    widget: { behaviors: { name: 'Audited models', showAll: 'show all' } }
});

allure.api.addTab('behaviors', {
    title: 'tab.behaviors.name', icon: 'fa fa-list',
    route: 'behaviors(/)(:testGroup)(/)(:testResult)(/)(:testResultTab)(/)',
    onEnter: function (testGroup, testResult, testResultTab) {
        return new allure.components.TreeLayout({
            testGroup: testGroup,
            testResult: testResult,
            testResultTab: testResultTab,
            tabName: 'tab.behaviors.name',
            baseUrl: 'behaviors',
            url: 'data/behaviors.json',
            csvUrl: 'data/behaviors.csv'
        });
    }
});

allure.api.addWidget('widgets', 'behaviors', allure.components.WidgetStatusView.extend({
    rowTag: 'a',
    title: 'widget.behaviors.name',
    baseUrl: 'behaviors',
    showLinks: true
}));

// Pictures are what an audit is read by, so they stand open, and every step on the way to one. What the reader closes
// stays closed until the page is drawn anew.
(function () {
    const opened = new WeakSet();
    const execution = '.test-result-execution ';

    function open(element) {
        if (!opened.has(element)) {
            opened.add(element);
            element.click();
        }
    }

    function openPictures() {
        document.querySelectorAll(execution + '.step').forEach(function (step) {
            if (step.querySelector('.fa-file-image-o') && !step.classList.contains('step_expanded')) {
                open(step.querySelector('.step__title'));
            }
        });
        document.querySelectorAll(execution + '.attachment-row').forEach(function (row) {
            if (row.querySelector('.fa-file-image-o')) {
                open(row);
            }
        });
    }

    document.addEventListener('DOMContentLoaded', function () {
        new MutationObserver(openPictures).observe(document.body, { childList: true, subtree: true });
    });
})();

// The first screen stands in the page as HTML of its own, over Allure's. It is seen where nothing else is asked for, and at #audits.
allure.api.addTranslation('en', { tab: { audits: { name: 'Audits' } } });
allure.api.addTab('audits', {
    title: 'tab.audits.name', icon: 'fa fa-check-square-o', route: 'audits',
    onEnter: function () {
        return new allure.components.TreeLayout({
            tabName: 'tab.audits.name', baseUrl: 'behaviors', url: 'data/behaviors.json', csvUrl: 'data/behaviors.csv'
        });
    }
});

(function () {
    const page = document.getElementById('modelaudit');
    if (!page) {
        return;
    }
    if (location.hash === '') {
        history.replaceState(null, '', '#audits');
    }

    function fill() {
        page.querySelectorAll('img[data-source]').forEach(function (image) {
            const bytes = window.reportData && window.reportData[image.dataset.source];
            if (bytes) {
                image.src = 'data:' + image.dataset.type + ';base64,' + bytes;
                image.removeAttribute('data-source');
            }
        });
    }

    function show() {
        page.hidden = location.hash !== '#audits';
        if (!page.hidden) {
            document.title = 'Model audit';
        }
    }

    window.addEventListener('hashchange', show);
    window.addEventListener('load', fill);
    show();
})();
